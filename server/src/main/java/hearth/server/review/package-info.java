/// The review as this server runs it: which moderators there are, the claims they look for, and a look at how they judge.
package hearth.server.review;
