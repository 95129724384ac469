SET client_encoding TO 'WIN1252'; select '€;“”'; select größe)
