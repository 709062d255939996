/**
 * To whom an item belongs, and where it goes: the rules of {@code censo.yaml}, attribution, {@code
 * asg} / {@code no-asg}, dispositions; each with its reason. Pure: snapshots, rules and decisions
 * in, answers out.
 */
package censo.collector.application;
