[@tree.section name="packages" of=packages/]
