using Hub.Records;

namespace Hub.Portal.Exports;

/// <summary>One form in which a record can be had.</summary>
/// <param name="Name">The word in <c>?format=</c>: <c>json-ld</c>.</param>
/// <param name="Label">What people call it.</param>
/// <param name="MediaType">The media type it is asked for by and answered with.</param>
/// <param name="Extension">The ending of a saved file.</param>
/// <param name="Write">Writes a record, given the address of its page in this hub.</param>
public sealed record ExportFormat(string Name, string Label, string MediaType, string Extension, Func<Dataset, Uri, string> Write);
