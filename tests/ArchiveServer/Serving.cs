namespace ArchiveServer;

/// <summary>The archives over one record set, and the routes to them.</summary>
/// <param name="Archives">The archives.</param>
/// <param name="Answer">Routes a request to its archive.</param>
internal sealed record Serving(IReadOnlyList<IPartnerArchive> Archives, RequestDelegate Answer)
{
    /// <summary>Builds archives and routes; the server swaps them as one.</summary>
    public static Serving Of(RecordSet records, IServiceProvider services)
    {
        var archives = PartnerArchives.Of(records);
        var pipeline = new ApplicationBuilder(services);
        pipeline.UseRouting();
        pipeline.UseEndpoints(routes =>
        {
            foreach (var archive in archives.Concat(PartnerShapes.Of(records)))
            {
                archive.Map(routes.MapGroup("/" + archive.Id));
            }
        });
        return new Serving(archives, pipeline.Build());
    }
}
