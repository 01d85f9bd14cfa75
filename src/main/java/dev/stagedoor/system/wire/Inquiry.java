package dev.stagedoor.system.wire;

/** Message that asks another process what it knows of itself or of its actors. */
public sealed interface Inquiry permits ActorInquiry, ProcessInquiry {}
