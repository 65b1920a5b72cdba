import { asyncApi, WxFailure } from './async-api';

const userDataPath = 'http://usr';

type Content = string | ArrayBuffer;

interface FileOptions {
  filePath: string;
}

/** A person's own files, kept as long as the page: enough to make a table and hand it out. */
class UserFiles {
  private readonly files = new Map<string, Content>();

  write(path: string, content: Content): void {
    if (!path.startsWith(`${userDataPath}/`))
      throw new WxFailure(`permission denied, open "${path}"`, { errno: 1300013 });
    this.files.set(path, content);
  }

  read(path: string): Content {
    const content = this.files.get(path);
    if (content === undefined) throw new WxFailure(`no such file or directory ${path}`, { errno: 1300002 });
    return content;
  }

  remove(path: string): void {
    this.read(path);
    this.files.delete(path);
  }
}

export function fileApis() {
  const files = new UserFiles();
  const handOut = ({ filePath, fileName }: FileOptions & { fileName?: string }) => {
    saveThroughBrowser(files.read(filePath), fileName ?? filePath.slice(filePath.lastIndexOf('/') + 1));
    return {};
  };
  return {
    env: { USER_DATA_PATH: userDataPath },
    getFileSystemManager: () => fileSystemManager(files),
    shareFileMessage: asyncApi('shareFileMessage', handOut),
    saveFileToDisk: asyncApi('saveFileToDisk', handOut),
  };
}

function fileSystemManager(files: UserFiles) {
  const readAs = (path: string, encoding?: string): Content => {
    const content = files.read(path);
    if (encoding === undefined) return typeof content === 'string' ? new TextEncoder().encode(content).buffer : content;
    return typeof content === 'string' ? content : new TextDecoder().decode(content);
  };
  return {
    writeFileSync: (path: string, data: Content) => {
      files.write(path, data);
    },
    readFileSync: readAs,
    unlinkSync: (path: string) => {
      files.remove(path);
    },
    accessSync: (path: string) => {
      files.read(path);
    },
    writeFile: asyncApi('writeFile', ({ filePath, data }: FileOptions & { data: Content }) => {
      files.write(filePath, data);
      return {};
    }),
    readFile: asyncApi('readFile', ({ filePath, encoding }: FileOptions & { encoding?: string }) => ({
      data: readAs(filePath, encoding),
    })),
    unlink: asyncApi('unlink', ({ filePath }: FileOptions) => {
      files.remove(filePath);
      return {};
    }),
    access: asyncApi('access', ({ path }: { path: string }) => {
      files.read(path);
      return {};
    }),
  };
}

function saveThroughBrowser(content: Content, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([content]));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
