-- peng:placeholders on
${empty};
${blank} ${empty};
select 1 ${empty};
