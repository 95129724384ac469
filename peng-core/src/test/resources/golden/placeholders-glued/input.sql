-- peng:placeholders on
select 5 -${n}
from t;
select 5 - ${n};
select 5 /${star}2*/;
select 5 /* ${n} */ + 1;
