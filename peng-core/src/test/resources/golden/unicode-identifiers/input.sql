-- peng:irreversible
create table größe (größe int, 名前 text, 𝒳 int, a b int);
select größe, "größe;" from 名前; select 𝒳 + é; select é$$; select 1;
/* 𝒳; */ select 2;
