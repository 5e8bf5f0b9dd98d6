package com.thriviohr.udfs.prepare.near;

import com.thriviohr.datasets.record.Conversation;
import com.thriviohr.udfs.prepare.Deduplicate;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/**
 * Keeps one of the conversations of a tenant in which nearly the same is said: the earliest. They
 * are compared by their runs of five words, so those of fewer words are left to {@link
 * Deduplicate}.
 *
 * <p>Counts conversations: in = out + NEAR_TEXT. Expects bounded input without exact duplicates;
 * works in batch and in streaming mode, and gives the same result at any parallelism.
 */
public final class NearDuplicates {
  /** Stage named by the dead letters. */
  public static final String STAGE = "near-duplicates";

  private NearDuplicates() {}

  /**
   * @param conversations of any number of tenants, which never meet
   * @param similarity least Jaccard similarity of near-duplicates, above 0 to 1
   */
  public static SingleOutputStreamOperator<Conversation> drop(
      DataStream<Conversation> conversations, double similarity) {
    DataStream<SimilarPair> similar =
        conversations
            .flatMap(new HashBands(MinHash.SHIPPED))
            .name("cut into bands")
            .uid("cut-into-bands")
            .keyBy(entry -> entry.bucket)
            .process(new CompareBucket(similarity))
            .name("compare bucket")
            .uid("compare-bucket");
    DataStream<String> dropped =
        similar
            .keyBy(pair -> pair.tenant)
            .process(new ChooseKept())
            .returns(Types.STRING)
            .name("choose kept")
            .uid("choose-kept");
    return conversations
        .keyBy(Deduplicate::identity)
        .connect(dropped.keyBy(identity -> identity))
        .process(new DropChosen())
        .name("drop near duplicates")
        .uid("drop-near-duplicates");
  }
}
