delete from copy where isbn in ('0201633612', '020161622X', '0131103628');
delete from book where isbn in ('0201633612', '020161622X', '0131103628');
