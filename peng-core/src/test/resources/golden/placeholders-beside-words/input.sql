-- peng:placeholders on
select name_${x}_more, a${x}, ${x}b, 1${x}, "a"${x}, a$${x}_b, $1${x}, é${x}é, ${x}${x};
