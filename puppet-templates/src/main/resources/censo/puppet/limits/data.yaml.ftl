[@tree.section name="limits" of=limits/]
