/**
 * Premises of the migration that a host breaks, with evidence. Findings annotate or block; they
 * never change a profile or what is rendered.
 */
package censo.collector.finding;
