package censo.collector.render;

/**
 * A secret that people define before the catalog compiles.
 *
 * @param parameter Hiera key of the class that takes it, {@code profile::bob::asg::secrets}
 * @param name below that key
 * @param reader what reads it: kind and name of an item, and its setting; or a file
 * @param same whether the host's values agree, as far as the profile shows
 */
public record NeededSecret(String parameter, String name, String reader, boolean same) {}
