/**
 * The desired configuration of an application's machines, merged from many hosts, with what they
 * disagree about shown. Pure.
 */
package censo.collector.profile;
