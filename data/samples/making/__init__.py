"""How the samples are made: places, numbers, papers and the layouts of those who write them."""
