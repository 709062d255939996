[@tree.section name="sysctl" of=sysctl/]
