/// False claims that can kill, and how they are recognised by meaning: which claim a line is near to, and whether it
/// asserts it, or asks, denies, quotes or remembers it.
package hearth.moderation.claims;
