/** The program: where it starts. What it does is in the packages below. */
package censo.collector;
