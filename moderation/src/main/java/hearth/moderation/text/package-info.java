/// Reading a text as a person would hear it: disguises undone, spelling evened out, and every word still pointing
/// to the place in the original that it came from.
package hearth.moderation.text;
