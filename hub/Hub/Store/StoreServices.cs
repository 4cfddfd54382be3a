using Microsoft.Extensions.DependencyInjection;

namespace Hub.Store;

/// <summary>Puts the store among a host's services.</summary>
public static class StoreServices
{
    /// <summary>
    /// Adds <see cref="IRecordStore"/> (<c>hub.db</c>) and <see cref="IBlobStore"/> (<c>blobs/</c>) below a folder, which is
    /// made where it is missing. The host calls <see cref="IRecordStore.MigrateAsync"/> before anything else.
    /// </summary>
    /// <param name="services">The host's services, with a <see cref="TimeProvider"/> among them.</param>
    /// <param name="dataFolder">The folder under which the hub writes.</param>
    public static IServiceCollection AddStore(this IServiceCollection services, string dataFolder)
    {
        services.AddSingleton<IRecordStore>(provider =>
        {
            Directory.CreateDirectory(dataFolder);
            return new SqliteRecordStore(Path.Combine(dataFolder, "hub.db"), provider.GetRequiredService<TimeProvider>());
        });
        services.AddSingleton<IBlobStore>(provider => new FolderBlobStore(Path.Combine(dataFolder, "blobs"), provider.GetRequiredService<TimeProvider>()));
        return services;
    }
}
