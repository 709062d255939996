/**
 * A profile as files of a Puppet control repository. Text of hosts is escaped by the output format
 * of the templates, never by hand; what is rendered is parsed again and compared.
 */
package censo.collector.render;
