namespace Hub.Indexing.Facets;

/// <summary>Where a field's values stand in the rows of <see cref="FacetRows"/>.</summary>
/// <param name="Name">The field.</param>
/// <param name="Word">The word of the row.</param>
/// <param name="Shift">Bits of the word before the field's.</param>
/// <param name="Bits">Bits of the field.</param>
/// <param name="Codes">One more than the largest number that can stand there.</param>
/// <param name="Sets">What the numbers stand for, where documents have several values; null where a number is an ordinal plus one.</param>
internal sealed record PackedField(string Name, int Word, int Shift, int Bits, int Codes, ValueSets? Sets)
{
    internal ulong Mask => (1UL << Bits) - 1;
}
