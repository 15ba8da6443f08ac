"""From workbooks to observations in a warehouse: reading, interpreting, checking, storing, publishing."""
