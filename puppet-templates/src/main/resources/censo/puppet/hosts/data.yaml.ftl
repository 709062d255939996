[@tree.section name="host_aliases" of=host_aliases/]
