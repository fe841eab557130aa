/// Virtual members: a client that knows the protocol and nothing else of ours, and so proves that the protocol is
/// enough. They play lines into a meeting and check that everybody heard the same.
package hearth.loadtest;
