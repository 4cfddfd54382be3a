namespace ArchiveServer;

/// <summary>One archive as its real host answers, over one <see cref="RecordSet"/>. Immutable: another set makes another archive.</summary>
public interface IPartnerArchive
{
    /// <summary>The hub's id of the archive; it is served below <c>/{Id}</c>.</summary>
    string Id { get; }

    /// <summary>How many records it holds.</summary>
    int Count { get; }

    /// <summary>Maps the real host's paths.</summary>
    /// <param name="routes">Routes below <c>/{Id}</c>; the real host's path follows unchanged.</param>
    void Map(IEndpointRouteBuilder routes);
}
