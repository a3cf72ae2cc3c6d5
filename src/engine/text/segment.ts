/** Cuts text into words (分词); engine/model/jieba-segmenter.ts is the one that knows legal words. */
export interface Segmenter {
  /** Words of the text in its order, nothing lost. */
  cut(text: string): string[];
  /** Words for a search index: long words also give the short words inside them. */
  search(text: string): string[];
}
