select $$;$$, $a$ $$ ; $b$ ; $A$ ; $a $a$, $a$;$b$a$;
do $do$ begin execute $$select ';'$$; end $do$;
select $a1_é$;$a1_é$, $_$;$_$, $𝒳$;$𝒳$, 1$n$;$n$, +$$;$$;
prepare q(int, int) as select $1, $2, $1+$2, $1$2;
select $1$a$;$a$;
select a$b$c, a$$, é$a$, _$a$, a1$$b;
select $ a$, $a b$, $1a$;
select $$a$b;$$, $$$$, $a$$a$, $$
-- it's
/* ;
$$;
