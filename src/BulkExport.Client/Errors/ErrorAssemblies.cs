using System.Collections.Frozen;
using System.Runtime.Loader;
using System.Text.RegularExpressions;

namespace BulkExport.Client;

/// <summary>Loads the assemblies that only the handling of errors needs, before an error occurs.</summary>
/// <remarks>When the process has no free file descriptor, no assembly can be loaded, and the <see cref="FileNotFoundException"/> would replace the
/// error.</remarks>
internal static class ErrorAssemblies
{
    private static int _isLoading;

    /// <summary>Loads the assemblies on a thread of the thread pool, once in the process.</summary>
    public static void LoadInBackground()
    {
        if (Interlocked.Exchange(ref _isLoading, 1) == 0)
        {
            ThreadPool.UnsafeQueueUserWorkItem(static _ => Load(), state: null);
        }
    }

    /// <summary>Loads the assemblies, which happens when this method is compiled.</summary>
    private static void Load()
    {
        GC.KeepAlive(typeof(Regex));
        GC.KeepAlive(typeof(FrozenSet<string>));
        GC.KeepAlive(typeof(AssemblyLoadContext)); // for the text of JsonException
    }
}
