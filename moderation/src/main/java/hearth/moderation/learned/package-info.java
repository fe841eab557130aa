/// What is learned from the corpus: an n-gram model that reads every line in microseconds, a small network over
/// sentence embeddings that is asked where the first is not sure, and the encoder that makes the embeddings.
package hearth.moderation.learned;
