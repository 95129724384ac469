select 1);
)
; select (2)); create rule r as on insert to t do also (a;)); select 3;
