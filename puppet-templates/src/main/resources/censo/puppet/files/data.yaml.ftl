[@tree.section name="files" of=files/]
