using System.Text;

using Hub.Records;
using Hub.Store;

using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace Hub.Portal.Exports;

/// <summary>One form in which a record can be had.</summary>
/// <param name="Name">The word in <c>?format=</c>: <c>json-ld</c>.</param>
/// <param name="Label">What people call it.</param>
/// <param name="MediaType">The media type it is asked for by and answered with.</param>
/// <param name="Extension">The ending of a saved file.</param>
/// <param name="Write">Writes a record, given the address of its page in this hub.</param>
public sealed record ExportFormat(string Name, string Label, string MediaType, string Extension, Func<Dataset, Uri, string> Write)
{
    /// <summary>A record in this form as an HTTP answer that caches may keep.</summary>
    /// <param name="stored">The record as the store keeps it.</param>
    /// <param name="page">The address of its page in this hub.</param>
    public FileContentResult Answer(StoredDataset stored, Uri page) => new(Encoding.UTF8.GetBytes(Write(stored.Dataset, page)), MediaType)
    {
        LastModified = stored.ChangedAt,
        EntityTag = new EntityTagHeaderValue($"\"{stored.Digest[..16]}-{Name}\""),
    };
}
