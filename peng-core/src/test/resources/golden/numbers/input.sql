select 1, 1_000, 0x1F, 0o17, 0b1_0, 1.5, .5, 1., 1e5, 1E-5, 1.5e+1_0;
select 1e5$$;$$, 0x1F$$;$$, 1_000$a$;$a$, 1.$$;$$, 0b1$$;$$;
select 1..2 from t; select a[1:2], 1.e5;
do $$ begin for i in 1..2 loop null; end loop; end $$;
select 1e;
