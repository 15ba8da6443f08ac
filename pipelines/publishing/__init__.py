"""What leaves the product as files: snapshots, downloads, blank workbooks."""
