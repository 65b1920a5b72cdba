import { builtin, type Instance } from './builtin';

type ButtonInstance = Pick<Instance, 'component' | 'phone' | 'emit' | 'host'>;

/** What a tap on a button with this `open-type` does. */
const OPEN_TYPES: Readonly<
  Record<string, (button: ButtonInstance, props: { sessionFrom: string }) => Promise<void> | void>
> = {
  async getPhoneNumber({ phone, emit }) {
    const answer = await phone.host.requestPhoneNumber();
    emit(
      'getphonenumber',
      answer ? { ...answer, errMsg: 'getPhoneNumber:ok' } : { errMsg: 'getPhoneNumber:fail user deny' },
    );
  },
  async chooseAvatar({ phone, emit }) {
    const avatarUrl = await phone.host.chooseAvatar();
    if (avatarUrl !== undefined) emit('chooseavatar', { avatarUrl });
  },
  share({ phone, component }) {
    phone.share(component);
  },
  agreePrivacyAuthorization({ phone, component, emit }) {
    phone.host.agreePrivacyAuthorization(component.id);
    emit('agreeprivacyauthorization', { buttonId: component.id });
  },
  async openSetting({ phone, emit }) {
    emit('opensetting', { ...(await phone.host.openSetting()), errMsg: 'openSetting:ok' });
  },
  contact({ phone, emit }, { sessionFrom }) {
    phone.host.contact({ sessionFrom });
    emit('contact', { errMsg: 'enterContact:ok', path: '', query: {} });
  },
};

export const button = builtin(
  'button',
  {
    size: 'default',
    type: 'default',
    plain: false,
    disabled: false,
    loading: false,
    formType: '',
    openType: '',
    hoverClass: 'button-hover',
    hoverStopPropagation: false,
    hoverStartTime: 20,
    hoverStayTime: 70,
    lang: 'en',
    sessionFrom: '',
    sendMessageTitle: '',
    sendMessagePath: '',
    sendMessageImg: '',
    showMessageCard: false,
    appParameter: '',
    phoneNumberNoQuotaToast: true,
    needShowEntrance: true,
    entrancePath: '',
    activityType: null,
  },
  (self) => {
    const { host, component, props, phone, emit } = self;
    const show = (): void => {
      host.setAttribute('role', 'button');
      host.toggleAttribute('disabled', props.disabled);
      host.toggleAttribute('data-plain', props.plain);
      host.toggleAttribute('data-loading', props.loading);
      host.dataset['size'] = props.size;
      if (phone.styleV2) host.dataset['look'] = props.type;
      else host.setAttribute('type', props.type);
      host.setAttribute('hover-class', props.disabled ? 'none' : props.hoverClass);
      host.setAttribute('hover-start-time', String(props.hoverStartTime));
      host.setAttribute('hover-stay-time', String(props.hoverStayTime));
      host.toggleAttribute('hover-stop-propagation', props.hoverStopPropagation);
    };
    const activate = (): void => {
      if (props.disabled) return;
      if (props.formType !== '') host.dispatchEvent(new CustomEvent(`wx-form-${props.formType}`, { bubbles: true }));
      if (props.openType === '') return;
      const open = OPEN_TYPES[props.openType];
      if (open) void open({ component, phone, emit, host }, props);
      else {
        phone.report({
          kind: 'component',
          severity: 'error',
          message: `<button open-type="${props.openType}"> is not in the preview`,
        });
      }
    };
    show();
    self.on('tap', activate);
    return { changed: show, activate };
  },
);
