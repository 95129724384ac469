-- peng:placeholders on
select ${unknown}, ${semicolon}, ${quote}, ${dollar}, ${comment}, ${line}, ${open}, ${close}, ${psql}, ${escape};
select ${, ${}, ${a b}, ${a, ${good};
select ${good}; select ${
