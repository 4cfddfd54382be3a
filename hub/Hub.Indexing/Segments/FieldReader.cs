using Hub.Indexing.Columns;
using Hub.Indexing.Documents;
using Hub.Indexing.Postings;
using Hub.Indexing.Storage;
using Hub.Indexing.Terms;

namespace Hub.Indexing.Segments;

/// <summary>One field of one segment; its parts are checked and set up when first asked for.</summary>
internal sealed unsafe class FieldReader(SegmentField description, CheckedFile terms, CheckedFile postings, CheckedFile columns, int docCount)
{
    private TermDictionary? dictionary;
    private OrdinalColumn? ordinals;
    private NumberColumn? numbers;

    internal SegmentField Field => description;

    internal FieldKind Kind => description.Kind;

    internal bool HasTerms => Kind is FieldKind.Text or FieldKind.Keyword;

    internal TermDictionary Terms => dictionary ??= new(terms, description.Terms, true, Kind == FieldKind.Text, Kind == FieldKind.Text);

    internal OrdinalColumn Ordinals => ordinals ??= new(columns, description.Ordinals);

    internal NumberColumn Numbers => numbers ??= new(columns, description.Numbers, docCount);

    /// <summary>A norm for each document of a text field; null for others.</summary>
    internal byte* Norms => Kind == FieldKind.Text ? columns.Read(description.Norms, docCount) : null;

    internal PostingsList Postings(in TermEntry entry) => new(postings, entry, docCount, Kind == FieldKind.Text);
}
