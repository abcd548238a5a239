//! All services together: the laws of the house, and the program as its operator and its callers meet it.
mod house;
mod laws;
mod matrix;
