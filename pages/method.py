"""Phương pháp: what is counted, what "đạt" means, where the numbers come from."""

from pages.kit.method import bases, boundaries, definitions, marks, meanings, measures, rules, targets
from pages.kit.page import open_page, question, title
from pages.kit.text import t

open_page("method", needs_figures=False)
title(t("method.headline"))

question(t("method.meanings"), t("method.meanings_lead"))
meanings()

question(t("method.definitions"), t("method.definitions_lead"))
definitions()

question(t("method.measures"))
measures()

question(t("method.bases"))
bases()

question(t("method.marks"))
marks()

question(t("method.targets"), t("method.targets_lead"))
targets()

question(t("method.rules"), t("method.rules_lead"))
rules()

question(t("method.boundaries"))
boundaries()
