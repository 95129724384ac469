-- before; it's
/* before; */ select -- within; it's
  1 /* within; /* nested; */ it's $$ */ + 2 -- after
; -- behind; the statement
select 1--;
+ 2, 3 --
, 4 ---/*
, 5;
select /* a /* b /* c; */ ; */ ; */ 1, /**/ 2, /***/ 3, /*/**/;*/ 4, /*/ ; */ 5, /* -- */ 6, /* ' " */ 7;
select /* a */* b, 2;
/* last; */ -- and; last
