"""Workbooks made from random tables, with what a right reader must find; nothing here knows a reader."""
