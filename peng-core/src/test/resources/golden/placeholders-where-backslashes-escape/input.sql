-- peng:placeholders on
set standard_conforming_strings = off;
select ${open};
select ${closed};
