create function f(a int) returns int begin atomic select 1; select 2; end;
CREATE OR REPLACE PROCEDURE p() LANGUAGE SQL BEGIN ATOMIC
  INSERT INTO t VALUES (1);
  INSERT INTO t SELECT CASE WHEN a > 0 THEN CASE a WHEN 1 THEN 2 END ELSE 3 END FROM t;
END;
create /* x; */ or -- y;
replace function f() returns int begin
atomic; ; /* ; end */ select 1 as end; select t.end, t.case, t.begin from t; select 2 end; select case from t; end;
create procedure p() begin atomic end;
create function f() returns int begin atomic select (case when true then (select 1) end); end;
create function begin() returns int begin atomic select ';end'; end;
create function f() returns int return (select 1);
create function f() returns text language sql as 'select 1; select 2; end';
create function f(begin atomic) returns int return 1;
create view v as select begin atomic from t;
select 'one statement behind';
