using System.Globalization;

namespace Hub.Catalogue;

/// <summary>The members of a list's elements as values.</summary>
internal static class CollectionValues
{
    /// <summary>The value of a member.</summary>
    /// <exception cref="CatalogueRefusedException">There is no such member.</exception>
    public static object? Member(RecordCollection collection, string?[] element, string member)
    {
        int place = collection.Member(member);
        string? text = place < element.Length ? element[place] : null;
        return text is not null && collection.Members[place].Type == PropertyType.Number
            ? long.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture)
            : text;
    }
}
