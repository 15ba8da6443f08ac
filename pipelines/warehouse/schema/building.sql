-- How a version is built. One thread a statement: the second one costs as much again as it does, and sums of fractions
-- come out the same, bit by bit, whenever they are made; other statements run beside it (pipelines/warehouse/marts.py).
-- Of the ways to pack columns, those are not tried that are slow to try and that nothing here is smaller for. What a
-- statement writes goes to its place in the file at once, not into a log first: a file that was not finished is thrown
-- away.
-- Parameters: none.

set threads = 1;

set disabled_compression_methods = 'fsst,chimp,patas,roaring';

set checkpoint_threshold = '1KB';
