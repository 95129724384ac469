select set_config('client_encoding', 'SJIS', false);
select 'ï\;É\', 'ó\\', 'á@Å`'; select )