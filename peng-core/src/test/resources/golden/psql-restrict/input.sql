-- dump

\restrict aB0'xyz

-- peng:irreversible
select 1;

\unrestrict aB0'xyz

select
\restrict x
2;
