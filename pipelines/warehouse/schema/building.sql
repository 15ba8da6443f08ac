-- How a version is built. One thread: the second one costs as much again as it does, and sums of fractions come out the
-- same, bit by bit, whenever they are made. Of the ways to pack columns, those are not tried that are slow to try and
-- that nothing here is smaller for.
-- Parameters: none.

set threads = 1;

set disabled_compression_methods = 'fsst,chimp,patas,roaring';
