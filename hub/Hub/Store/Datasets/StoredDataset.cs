using System.Security.Cryptography;

using Hub.Records;

namespace Hub.Store;

/// <summary>A dataset as the store keeps it.</summary>
public sealed record StoredDataset
{
    /// <summary>The merged record; of a tombstone, what was known last.</summary>
    public required Dataset Dataset { get; init; }

    /// <summary>Lower-case hexadecimal SHA-256 of the record's canonical JSON.</summary>
    public required string Digest { get; init; }

    /// <summary>The digest that a record has.</summary>
    /// <param name="dataset">The record.</param>
    public static string DigestOf(Dataset dataset) => Convert.ToHexStringLower(SHA256.HashData(StoreJson.Write(dataset, StoreJson.Default.Dataset)));

    /// <summary>Its file list, or null where no source lists files. Read it with <see cref="FileList.ReadAsync"/>.</summary>
    public FileListReference? Files { get; init; }

    /// <summary>Strictly increasing over the whole store in commit order; a dataset gets a new one at every change.</summary>
    public required long Change { get; init; }

    /// <summary>When this change was committed.</summary>
    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>When its last source went; null for a living dataset.</summary>
    public DateTimeOffset? DeletedAt { get; init; }

    /// <summary>Whether it is a tombstone.</summary>
    public bool IsDeleted => DeletedAt is not null;
}
