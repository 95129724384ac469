select 1 +--c;
2;
select 1 */*c;*/ 2;
select a @-- c;
b;
select a @/*c;**/ b, 1 -/*;*/ 2, - -1, a->>'b;', a #>> '{;}', a ?| array[';'];
select 1 */ 2, 3 *//*;*/ 4;
select a <-- ;
b, 4 / 2, 5 / /* ; */ 6;
